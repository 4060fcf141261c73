/** The table behind a figure, in a frame of its own that scrolls. */
import { ScrollRegion } from './scroll-region.tsx';
import { TableHead } from './table-head.tsx';

export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

export function DataTable({ columns, rows, caption }: Table & { caption: string }) {
  return (
    <ScrollRegion class="table-scroll" name={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <TableHead columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]} class={typeof cell === 'number' ? 'number' : undefined}>
                    {cell ?? '–'}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
