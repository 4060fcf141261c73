/** The API as the dashboard calls it; a changed field fails the build. */
import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import type { AppType } from '../api/app.ts';
import type { WrittenDocument } from '../api/schemas/briefings.ts';
import { addWeeks } from '../base/week.ts';
import { language } from './language.ts';
import type { Period } from './periods.ts';
import { actorNames } from './words.ts';

const api = hc<AppType>(typeof location === 'undefined' ? 'http://localhost' : location.origin);

export type Series = InferResponseType<(typeof api.v1.series)[':name']['$get'], 200>;
export type MonthlySeries = InferResponseType<(typeof api.v1.series)[':name']['months']['$get'], 200>;
/** A series as charts take it, whichever its periods are. */
export type AnySeries = Series | MonthlySeries;
export type SeriesQuery = Omit<InferRequestType<(typeof api.v1.series)[':name']['$get']>['query'], 'format'>;
export type SeriesList = InferResponseType<typeof api.v1.series.$get, 200>;
export type ItemPage = InferResponseType<typeof api.v1.items.$get, 200>;
export type ItemQuery = InferRequestType<typeof api.v1.items.$get>['query'];
export type Item = ItemPage['items'][number];
export type ItemDetail = InferResponseType<(typeof api.v1.items)[':id']['$get'], 200>;
export type ItemCoding = ItemDetail['codings'][number];
export type Evidence = NonNullable<ItemCoding['evidence']>[number];
export type Status = InferResponseType<typeof api.v1.status.$get, 200>;
export type Feed = InferResponseType<typeof api.v1.feeds.$get, 200>['feeds'][number];

/** What the API says is wrong, in its words. */
export class ApiProblem extends Error {
  readonly mend: string;

  constructor(detail: string, mend: string) {
    super(detail);
    this.mend = mend;
  }
}

async function answer<Body>(request: Promise<{ ok: boolean; json(): Promise<unknown> }>): Promise<Body> {
  const response = await request.catch(() => {
    throw new ApiProblem('The server does not answer.', 'See whether Rendezvous still runs, then reload.');
  });
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body as Body;
  const problem = body as { detail?: string; mend?: string };
  throw new ApiProblem(problem.detail ?? 'The server failed to answer.', problem.mend ?? 'Try again.');
}

export function fetchSeries(name: string, query: SeriesQuery = {}): Promise<Series> {
  return answer(api.v1.series[':name'].$get({ param: { name }, query }));
}

export function fetchMonths(name: string, query: SeriesQuery = {}): Promise<MonthlySeries> {
  return answer(api.v1.series[':name'].months.$get({ param: { name }, query }));
}

/** The weekly values of several series, by their names. */
export async function fetchPanel(
  names: string[],
  query: Omit<SeriesQuery, 'format'>,
): Promise<Map<string, Series['values']>> {
  const { series } = await answer<{ series: Pick<Series, 'name' | 'values'>[] }>(
    api.v1.panel.$get({ query: { ...query, series: names.join(',') } }),
  );
  return new Map(series.map(({ name, values }) => [name, values]));
}

/** By weeks, or by months where these are asked for. */
export function fetchPeriods(name: string, query: SeriesQuery, by: Period): Promise<AnySeries> {
  return by === 'month' ? fetchMonths(name, query) : fetchSeries(name, query);
}

/** Where all values of a series are to be had, beyond the time that a chart shows. */
export function fullCsv({ name, class: itemClass, press }: AnySeries, by: Period): string {
  return `/v1/series/${name}${by === 'month' ? '/months' : ''}?format=csv&class=${itemClass}&press=${press}`;
}

/** Reads the names of the codebook's actors in the reader's language, once a page load. */
export async function fetchActors(): Promise<typeof actorNames> {
  if (actorNames.size > 0) return actorNames;
  const { actors } = await answer<{ actors: { id: string; name: string; nameRussian: string }[] }>(
    api.v1.actors.$get({ query: {} }),
  );
  for (const { id, name, nameRussian } of actors) actorNames.set(id, language === 'ru' ? nameRussian : name);
  return actorNames;
}

export function fetchSeriesList(): Promise<SeriesList> {
  return answer(api.v1.series.$get({ query: {} }));
}

export function fetchItems(query: ItemQuery): Promise<ItemPage> {
  return answer(api.v1.items.$get({ query }));
}

export function fetchItem(id: string): Promise<ItemDetail> {
  return answer(api.v1.items[':id'].$get({ param: { id }, query: {} }));
}

export function fetchStatus(): Promise<Status> {
  return answer(api.v1.status.$get());
}

export async function fetchFeeds(): Promise<Feed[]> {
  return (await answer<{ feeds: Feed[] }>(api.v1.feeds.$get({ query: {} }))).feeds;
}

export type Levels = InferResponseType<(typeof api.v1.series)[':name']['levels']['$get'], 200>['levels'];

/** The levels between which a series changed for good. */
export async function fetchLevels(name: string, query: SeriesQuery): Promise<Levels> {
  const { levels } = await answer<{ levels: Levels }>(
    api.v1.series[':name'].levels.$get({ param: { name }, query: query as never }),
  );
  return levels;
}

export type Trend = InferResponseType<(typeof api.v1.series)[':name']['trend']['$get'], 200>['trend'];

/** The slow line through the weeks of a balance. */
export async function fetchTrend(name: string, query: SeriesQuery = {}): Promise<Trend> {
  const { trend } = await answer<{ trend: Trend }>(
    api.v1.series[':name'].trend.$get({ param: { name }, query: query as never }),
  );
  return trend;
}

export type Revision = InferResponseType<typeof api.v1.revisions.$get, 200>['revisions'][number];

/** Changes to a week after it was final, newest first. */
export async function fetchRevisions(week: string, itemClass: Revision['class']): Promise<Revision[]> {
  const page = await answer<{ revisions: Revision[] }>(
    api.v1.revisions.$get({ query: { week, class: itemClass } as never }),
  );
  return page.revisions;
}

export type FeedDetail = InferResponseType<(typeof api.v1.feeds)[':id']['$get'], 200>;

export function fetchFeed(id: number): Promise<FeedDetail> {
  return answer(api.v1.feeds[':id'].$get({ param: { id: String(id) }, query: {} }));
}

export type SourcePreview = InferResponseType<typeof api.v1.feeds.preview.$post, 200>;
export type TakenList = InferResponseType<typeof api.v1.opml.$post, 200>;

/** What a feed would deliver; nothing is stored. */
export function previewSource(address: string): Promise<SourcePreview> {
  return answer(api.v1.feeds.preview.$post({ json: { address } }));
}

export async function followSource(address: string): Promise<void> {
  await answer(api.v1.feeds.$post({ json: { address } }));
}

/** Follows the feeds of an OPML list. */
export function importFeedList(body: Blob): Promise<TakenList> {
  return answer(fetch('/v1/opml', { method: 'POST', body, headers: { 'content-type': 'text/x-opml' } }));
}

export type Facets = InferResponseType<typeof api.v1.facets.$get, 200>;
export type FacetName = keyof Facets['facets'];
export type Story = InferResponseType<typeof api.v1.stories.$get, 200>['stories'][number];
export type StoryQuery = InferRequestType<typeof api.v1.stories.$get>['query'];
export type StoryPage = InferResponseType<typeof api.v1.stories.$get, 200>;
export type StoryDetail = InferResponseType<(typeof api.v1.stories)[':id']['$get'], 200>;
export type Chronology = InferResponseType<typeof api.v1.chronology.$get, 200>;
export type ChronologyEvent = Chronology['events'][number];
export type Codebook = InferResponseType<typeof api.v1.categories.$get, 200>;
export type Model = InferResponseType<typeof api.v1.models.$get, 200>['models'][number];
export type Fetch = InferResponseType<
  (typeof api.v1.feeds)[':id']['fetches']['$get'],
  200
>['fetches'][number];

export function fetchFacets(query: InferRequestType<typeof api.v1.facets.$get>['query']): Promise<Facets> {
  return answer(api.v1.facets.$get({ query }));
}

export function fetchStories(query: StoryQuery): Promise<StoryPage> {
  return answer(api.v1.stories.$get({ query }));
}

export type Alert = InferResponseType<typeof api.v1.alerts.$get, 200>['alerts'][number];

type AlertPage = InferResponseType<typeof api.v1.alerts.$get, 200>;
export type FeedChange = AlertPage['feedChanges'][number];

/** Alerts of one week that stand and that no analyst has dismissed, and the changes of feeds that stood in the way of others. */
export async function fetchAlerts(
  week: string,
  itemClass: Alert['class'],
): Promise<Pick<AlertPage, 'alerts' | 'feedChanges'>> {
  const { alerts, feedChanges } = await answer<AlertPage>(
    api.v1.alerts.$get({ query: { class: itemClass, from: week, to: week, limit: '50' } as never }),
  );
  return {
    alerts: alerts.filter(({ verdict }) => verdict === null || verdict === 'confirmed'),
    feedChanges,
  };
}

export type Verdict = InferRequestType<(typeof api.v1.alerts)[':id']['verdict']['$post']>['json']['verdict'];

export function judgeAlert(id: number, verdict: Verdict): Promise<Alert> {
  return answer(api.v1.alerts[':id'].verdict.$post({ param: { id: String(id) }, json: { verdict } }));
}

export function fetchStory(id: string): Promise<StoryDetail> {
  return answer(api.v1.stories[':id'].$get({ param: { id }, query: {} }));
}

export function fetchChronology(): Promise<Chronology> {
  return answer(api.v1.chronology.$get({ query: {} }));
}

export type Proposals = InferResponseType<typeof api.v1.chronology.proposals.$get, 200>;
export type Proposal = Proposals['proposals'][number];
export type Promotion = InferRequestType<typeof api.v1.chronology.promotions.$post>['json'];

/** Stories that may be events, of the last `weeks` weeks that have values. */
export async function fetchProposals(weeks: number): Promise<Proposals> {
  const latest = await answer<Proposals>(api.v1.chronology.proposals.$get({ query: {} }));
  const from = addWeeks(latest.to, 1 - weeks);
  if (from === latest.from) return latest;
  return answer(api.v1.chronology.proposals.$get({ query: { from, to: latest.to } }));
}

export function promoteStory(json: Promotion): Promise<ChronologyEvent> {
  return answer(api.v1.chronology.promotions.$post({ json }));
}

export async function withdrawEvent(id: string): Promise<void> {
  await answer(api.v1.chronology.promotions[':id'].$delete({ param: { id } }));
}

export function fetchCodebook(): Promise<Codebook> {
  return answer(api.v1.categories.$get({ query: {} }));
}

export async function fetchModel(): Promise<Model | undefined> {
  return (await answer<{ models: Model[] }>(api.v1.models.$get({ query: {} }))).models[0];
}

/** The last polls of a feed, newest first. */
export async function fetchHistory(feed: number): Promise<Fetch[]> {
  const page = await answer<{ fetches: Fetch[] }>(
    api.v1.feeds[':id'].fetches.$get({ param: { id: String(feed) }, query: { limit: '30' } }),
  );
  return page.fetches;
}

export type ChronologyPeriods = InferResponseType<typeof api.v1.chronology.series.$get, 200>;

/** The chronology's yearly figures since the first satellites were announced. */
export function fetchChronologyYears(): Promise<ChronologyPeriods> {
  return answer(api.v1.chronology.series.$get({ query: { by: 'year', from: '1955' } }));
}

export type HypothesisBoard = InferResponseType<typeof api.v1.hypotheses.$get, 200>;
export type Hypothesis = HypothesisBoard['hypotheses'][number];

/** The thesis's hypotheses with their present readings and verdicts. */
export function fetchHypotheses(): Promise<HypothesisBoard> {
  return answer(api.v1.hypotheses.$get({ query: {} }));
}

export type Holder = InferResponseType<typeof api.v1.session.$get, 200>;

export function fetchHolder(): Promise<Holder> {
  return answer(api.v1.session.$get());
}

/** Opens a session, which the browser keeps in a cookie that no script can read. */
export function signIn(token: string): Promise<Holder> {
  return answer(api.v1.session.$post({ json: { token } }));
}

export function signOut(): Promise<Holder> {
  return answer(api.v1.session.$delete());
}

export type BriefingPage = InferResponseType<typeof api.v1.briefings.$get, 200>;
export type Briefing = BriefingPage['briefings'][number];
export type BriefingDetail = Omit<
  InferResponseType<(typeof api.v1.briefings)[':id']['$get'], 200>,
  'document'
> & { document: WrittenDocument };
export type BriefingChange = InferRequestType<(typeof api.v1.briefings)[':id']['$patch']>['json'];

/** The archive, newest first. */
export function fetchBriefings(): Promise<BriefingPage> {
  return answer(api.v1.briefings.$get({ query: { limit: '200' } }));
}

export function fetchBriefing(id: string): Promise<BriefingDetail> {
  return answer(api.v1.briefings[':id'].$get({ param: { id }, query: {} }));
}

export function makeBriefing(week: string, language: 'en' | 'ru'): Promise<Briefing> {
  return answer(api.v1.briefings.$post({ json: { week, language } }));
}

/** Edits are given as a whole: a sentence that is not among them stands as it was made. */
export function editBriefing(id: string, json: BriefingChange): Promise<Briefing> {
  return answer(api.v1.briefings[':id'].$patch({ param: { id }, json }));
}

export function signBriefing(id: string): Promise<Briefing> {
  return answer(api.v1.briefings[':id'].signature.$post({ param: { id } }));
}
