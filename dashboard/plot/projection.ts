/** In place of Observable Plot's projections: charts lie in the plane of their two axes. Same names, same answers there. */
export const createProjection = (options?: { projection?: unknown }) => refuse(options?.projection);
export const projectionAspectRatio = (projection?: unknown) => refuse(projection);
export const hasProjection = () => false;

export { noMaps as getGeometryChannels, noMaps as project, noMaps as xyProjection };

interface Channel {
  value: Iterable<unknown>;
  /** Name of the scale that places its values; they are pixels already where it has none. */
  scale?: string | null;
}

type Scales = Record<string, (value: unknown) => unknown>;

/** Where marks stand before they are moved apart, in pixels. */
export function applyPosition(
  channels: { x?: Channel; y?: Channel },
  scales: Scales,
): Record<string, Float64Array> {
  const positions: Record<string, Float64Array> = {};
  for (const name of ['x', 'y'] as const) {
    const channel = channels[name];
    if (channel) positions[name] = placesOf(channel, scales);
  }
  return positions;
}

function placesOf({ value, scale }: Channel, scales: Scales): Float64Array {
  const place = scales[scale ?? ''] ?? ((given: unknown) => given);
  return Float64Array.from(value as Iterable<number>, (given) => Number(place(given) ?? Number.NaN));
}

function refuse(projection: unknown): undefined {
  if (projection !== null && projection !== undefined) noMaps();
}

function noMaps(): never {
  throw new Error(
    'Maps are left out of the built dashboard: take "projection" out of lighterPlot in vite.config.ts.',
  );
}
