/** In place of Observable Plot's legends: charts here write names beside what they name. */
export const createLegends = () => [];
export const exposeLegends = () => noLegends;

export { noLegends as legend };

function noLegends(): never {
  throw new Error(
    'Legends are left out of the built dashboard: take "legends" out of lighterPlot in vite.config.ts.',
  );
}
