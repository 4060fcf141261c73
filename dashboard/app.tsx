/** The frame of every page: where one is, what else there is, what the store holds. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, followAddress, usePlace } from './address.ts';
import { fetchStatus } from './client.ts';
import { formatCount } from './format.ts';
import { useLoaded } from './loading.ts';
import { componentOf, findPage, loadPage, type Page } from './pages.ts';
import { Help } from './parts/help.tsx';
import { NewData } from './parts/new-data.tsx';
import { Failed, Loading } from './parts/states.tsx';
import { Top } from './parts/top.tsx';
import { useHolder } from './session.ts';
import { words } from './words.ts';

export function showApp(root: HTMLElement): void {
  followAddress();
  render(<App />, root);
}

function App() {
  const { path } = usePlace();
  const [reading, setReading] = useState(0);
  const found = findPage(path);
  useEffect(() => {
    document.title = found ? `${words.pages[found.page.name]} – Rendezvous` : 'Rendezvous';
    scrollTo(0, 0);
  }, [path]);
  return (
    <>
      <a class="skip" href="#content">
        {words.frame.skip}
      </a>
      <Top current={found?.page.name ?? null} />
      <NewData onShow={() => setReading(reading + 1)} />
      <main id="content" tabIndex={-1}>
        {found ? <PageAt key={`${path} ${reading}`} {...found} /> : <NotFound />}
      </main>
      <Bottom key={reading} />
      <Help />
    </>
  );
}

function PageAt({ page, id }: { page: Page; id: string }) {
  const [failure, setFailure] = useState<Error | null>(null);
  const [Component, show] = useState(() => componentOf(page));
  useEffect(() => {
    if (!Component) loadPage(page).then(() => show(() => componentOf(page)), setFailure);
  }, [page]);
  if (failure) return <Failed error={failure} />;
  return Component ? <Component id={id} /> : <Loading />;
}

function NotFound() {
  return (
    <section class="state">
      <h1>{words.frame.notFound}</h1>
      <p>
        <a href={addressOf('/')}>{words.pages.now}</a>
      </p>
    </section>
  );
}

function Bottom() {
  const { name, role } = useHolder();
  const status = useLoaded(fetchStatus, []);
  return (
    <footer>
      <p>
        {status.state === 'here'
          ? words.frame.holds(
              formatCount(status.value.items),
              formatCount(status.value.relevant),
              formatCount(status.value.items - status.value.coded),
            )
          : '\u00a0'}
      </p>
      <p>
        {words.frame.openData} <a href="/v1/docs">API</a> ·{' '}
        <a href={addressOf('/method')}>{words.frame.howToCite}</a> ·{' '}
        <a href={addressOf('/gallery')}>{words.pages.gallery}</a> ·{' '}
        <a href={addressOf('/sign-in')}>
          {name !== null && role !== null
            ? words.signIn.as(name, words.signIn.roles[role])
            : words.signIn.title}
        </a>
      </p>
    </footer>
  );
}
