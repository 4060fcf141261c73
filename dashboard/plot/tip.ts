/** In place of Observable Plot's tips: parts/drawing.tsx reads values out, by pointer and by keyboard. */
export { noTips as Tip, noTips as tip };

function noTips(): never {
  throw new Error(
    'Tips are left out of the built dashboard: take "tip" out of lighterPlot in vite.config.ts.',
  );
}
