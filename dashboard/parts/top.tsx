/** The head of every page: name, pages, search, language. */
import { addressOf, addressWith, goTo, usePlace } from '../address.ts';
import { language } from '../language.ts';
import { type PageName, pages } from '../pages.ts';
import { words } from '../words.ts';

export function Top({ current }: { current: PageName | null }) {
  return (
    <header class="top">
      <a class="brand" href={addressOf('/')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <ellipse cx="12" cy="12" rx="10.5" ry="4.6" transform="rotate(-28 12 12)" />
          <ellipse cx="12" cy="12" rx="10.5" ry="4.6" transform="rotate(28 12 12)" />
          <circle cx="12" cy="12" r="2.4" />
        </svg>
        Rendezvous
      </a>
      <nav aria-label={words.frame.pages}>
        {pages
          .filter((page) => page.listed)
          .map(({ name, path }) => (
            <a key={path} href={addressOf(path)} aria-current={name === current ? 'page' : undefined}>
              {words.pages[name]}
            </a>
          ))}
      </nav>
      <SearchForm />
      <LanguageLink />
    </header>
  );
}

function SearchForm() {
  const { path, query } = usePlace();
  const asked = path === '/items' ? (query.get('q') ?? '') : '';
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget as HTMLFormElement).get('q')).trim();
    goTo(path === '/items' ? addressWith({ q }) : addressOf('/items', { q }));
  };
  return (
    <search class="search">
      <form onSubmit={search}>
        <input
          key={asked}
          id="search"
          type="search"
          name="q"
          maxLength={500}
          defaultValue={asked}
          placeholder={words.frame.search}
          aria-label={words.frame.search}
        />
      </form>
    </search>
  );
}

function LanguageLink() {
  usePlace();
  const other = language === 'en' ? 'ru' : 'en';
  return (
    <a
      class="language"
      data-load
      hreflang={other}
      lang={other}
      href={addressWith({ lang: other === 'ru' ? 'ru' : null })}
    >
      {other === 'ru' ? 'Русский' : 'English'}
    </a>
  );
}
