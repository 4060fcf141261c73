/** In place of Observable Plot's colour schemes: the colours of charts are those of styles/charts.css. */
export const isCategoricalScheme = () => false;
export const isDivergingScheme = () => false;

export {
  noSchemes as maybeBooleanRange,
  noSchemes as ordinalRange,
  noSchemes as ordinalScheme,
  noSchemes as quantitativeScheme,
};

function noSchemes(): never {
  throw new Error(
    'Colour schemes are left out of the built dashboard: take "schemes" out of lighterPlot in vite.config.ts.',
  );
}
