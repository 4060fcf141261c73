/** Everything that is stored, one noun a property. */
import { type AlertMaterialStore, createAlertMaterialStore } from './alert-material.ts';
import { type AlertStore, createAlertStore } from './alerts.ts';
import { type ArticleStore, createArticleStore } from './articles.ts';
import { type AuditStore, createAuditStore } from './audit.ts';
import { type BackfillStore, createBackfillStore } from './backfills.ts';
import { type BriefingStore, createBriefingStore } from './briefings.ts';
import { type CodingStore, createCodingStore } from './codings.ts';
import type { Sql } from './database.ts';
import { createDeliveryStore, type DeliveryStore } from './deliveries.ts';
import { createEventStore, type EventStore } from './events.ts';
import { createFacetStore, type FacetStore } from './facets.ts';
import { createFeedHealthStore, type FeedHealthStore } from './feed-health.ts';
import { createFeedStateReader, type FeedStateReader } from './feed-states.ts';
import { createFeedStore, type FeedStore } from './feeds.ts';
import { createFetchStore, type FetchStore } from './fetches.ts';
import { createHypothesisReadingStore, type HypothesisReadingStore } from './hypothesis-readings.ts';
import { createImportedSeriesStore, type ImportedSeriesStore } from './imported-series.ts';
import { createItemStore, type ItemStore } from './items.ts';
import { createMailingStore, type MailingStore } from './mailings.ts';
import { createPromotionStore, type PromotionStore } from './promotions.ts';
import { createSeriesStore, type SeriesStore } from './series.ts';
import { createRevisionStore, type RevisionStore } from './series-revisions.ts';
import { createSnapshotStore, type SnapshotStore } from './snapshots.ts';
import { createStaleReadingStore, type StaleReadingStore } from './stale-readings.ts';
import { createStoryStore, type StoryStore } from './stories.ts';
import { createSubscriptionStore, type SubscriptionStore } from './subscriptions.ts';
import { presentTables } from './tables.ts';
import { createTokenStore, type TokenStore } from './tokens.ts';
import { createValidationStore, type ValidationStore } from './validation.ts';

export interface Store {
  feeds: FeedStore;
  feedHealth: FeedHealthStore;
  feedStates: FeedStateReader;
  deliveries: DeliveryStore;
  items: ItemStore;
  codings: CodingStore;
  series: SeriesStore;
  revisions: RevisionStore;
  importedSeries: ImportedSeriesStore;
  staleReadings: StaleReadingStore;
  hypothesisReadings: HypothesisReadingStore;
  alerts: AlertStore;
  alertMaterial: AlertMaterialStore;
  snapshots: SnapshotStore;
  stories: StoryStore;
  articles: ArticleStore;
  backfills: BackfillStore;
  facets: FacetStore;
  fetches: FetchStore;
  events: EventStore;
  tokens: TokenStore;
  audit: AuditStore;
  briefings: BriefingStore;
  mailings: MailingStore;
  subscriptions: SubscriptionStore;
  promotions: PromotionStore;
  validation: ValidationStore;
}

/** The store on an open database whose schema is migrated. */
export function createStore(sql: Sql): Store {
  return {
    feeds: createFeedStore(sql),
    feedHealth: createFeedHealthStore(sql),
    feedStates: createFeedStateReader(sql, presentTables(sql)),
    deliveries: createDeliveryStore(sql),
    items: createItemStore(sql),
    codings: createCodingStore(sql),
    series: createSeriesStore(sql),
    revisions: createRevisionStore(sql),
    importedSeries: createImportedSeriesStore(sql),
    staleReadings: createStaleReadingStore(sql),
    hypothesisReadings: createHypothesisReadingStore(sql),
    alerts: createAlertStore(sql),
    alertMaterial: createAlertMaterialStore(sql),
    snapshots: createSnapshotStore(sql),
    stories: createStoryStore(sql),
    articles: createArticleStore(sql),
    backfills: createBackfillStore(sql),
    facets: createFacetStore(sql),
    fetches: createFetchStore(sql),
    events: createEventStore(sql),
    tokens: createTokenStore(sql),
    audit: createAuditStore(sql),
    briefings: createBriefingStore(sql),
    mailings: createMailingStore(sql),
    subscriptions: createSubscriptionStore(sql),
    promotions: createPromotionStore(sql),
    validation: createValidationStore(sql),
  };
}
