/** What draws charts, loaded once, by whoever asks first. */
export type Charts = typeof import('./charts/drawings.ts').charts;

export async function loadCharts(): Promise<Charts> {
  return (await import('./charts/drawings.ts')).charts;
}
