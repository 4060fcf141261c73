/** How to cite what is on the screen. */
import { citeAsBibtex, citeAsText, type Versions } from '../citation.ts';
import { words } from '../words.ts';
import { ScrollRegion } from './scroll-region.tsx';

export function Cite({ title, versions }: { title: string; versions: Versions }) {
  const cited = { title, versions, address: location.href, readOn: new Date() };
  return (
    <details>
      <summary>{words.figure.cite}</summary>
      <p class="citation">{citeAsText(cited)}</p>
      <ScrollRegion class="citation" name="BibTeX">
        <pre>{citeAsBibtex(cited)}</pre>
      </ScrollRegion>
    </details>
  );
}
