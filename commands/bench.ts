/** `rendezvous bench SUBJECT`: speed, measured against a peer on the same work in one run. */
import { RendezvousError } from '../base/errors.ts';

const subjects: Record<string, () => Promise<void>> = {
  indicators: async () => (await import('./bench-indicators.ts')).benchIndicatorsCommand(),
  alerts: async () => (await import('./bench-alerts.ts')).benchAlertsCommand(),
  classify: async () => (await import('./bench-classify.ts')).benchClassifyCommand(),
  api: async () => (await import('./bench-api.ts')).benchApiCommand(process.env),
  read: async () => (await import('./bench-read.ts')).benchReadCommand(),
  scale: async () => (await import('./bench-scale.ts')).benchScaleCommand(process.env),
  dashboard: async () => (await import('./bench-dashboard.ts')).benchDashboardCommand(process.env),
  ingest: async () => (await import('./bench-ingest.ts')).benchIngestCommand(process.env),
};

export async function benchCommand(subject: string): Promise<void> {
  const bench = subjects[subject];
  if (bench === undefined) {
    throw new RendezvousError(
      'bad-input',
      `there is no bench "${subject}"`,
      `Choose one of ${Object.keys(subjects).join(', ')}.`,
    );
  }
  await bench();
}
