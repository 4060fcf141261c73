/** `rendezvous info`: configuration with secrets hidden, versions, and what the store holds. */
import { type Config, describeConfig, modeOf } from '../base/config.ts';
import { loadClassifier, openQueue, openStore } from '../compose.ts';

export async function infoCommand(config: Config, options: { json?: boolean }): Promise<void> {
  const opened = await openStore(config);
  const queue = await openQueue(opened).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  try {
    const info = {
      mode: modeOf(config),
      configuration: Object.fromEntries(describeConfig(config).map(({ key, value }) => [key, value])),
      versions: loadClassifier().versions,
      items: await opened.store.items.totals(),
      feeds: await opened.store.feeds.countByState(),
      weeks: {
        live: await opened.store.series.span('live'),
        backfill: await opened.store.series.span('backfill'),
      },
      staleWeeks: await opened.store.series.countStale(),
      queue: await queue.statistics(),
    };
    process.stdout.write(options.json ? `${JSON.stringify(info, null, 2)}\n` : render(info));
  } finally {
    await queue.close();
    await opened.close();
  }
}

function render(info: Record<string, unknown>): string {
  return Object.entries(info)
    .map(([name, value]) => {
      if (typeof value !== 'object' || value === null) return `${name}: ${value}\n`;
      const lines = Object.entries(value).map(([key, inner]) => `  ${key}: ${describe(inner)}\n`);
      return `${name}:\n${lines.join('')}`;
    })
    .join('');
}

function describe(value: unknown): string {
  if (value === undefined || value === '') return '–';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).join(' to ');
}
