/** What every series counts, and in which unit. */
import { addressOf } from '../address.ts';
import type { SeriesList } from '../client.ts';
import { nameOfSeries, words } from '../words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { TableHead } from './table-head.tsx';

export function SeriesDefinitions({ series }: { series: SeriesList['series'] }) {
  return (
    <ScrollRegion class="table-scroll" name={words.method.series}>
      <table>
        <TableHead columns={words.method.seriesColumns} />
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
