/** What every series counts, and in which unit. */
import { addressOf } from '../address.ts';
import type { SeriesList } from '../client.ts';
import { nameOfSeries, words } from '../words.ts';
import { ScrollRegion } from './scroll-region.tsx';

export function SeriesDefinitions({ series }: { series: SeriesList['series'] }) {
  return (
    <ScrollRegion class="table-scroll" name={words.method.series}>
      <table>
        <thead>
          <tr>
            {words.method.seriesColumns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ name, unit, meaning }) => (
            <tr key={name}>
              <th scope="row">
                <a href={addressOf(`/series/${name}`)}>{nameOfSeries(name)}</a> <code>{name}</code>
              </th>
              <td lang="en">{meaning}</td>
              <td lang="en">{unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
