/** Holds the default catalogue: addresses that can be fetched, outlets that exist, the whole field covered. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedSubjects, loadFeeds } from '../../codebook/feeds.ts';
import { findOutlet, outletKinds } from '../../codebook/outlets.ts';

const SURVEY = '../shared/news/feed-status-2026-02.csv';
const THESIS = '../shared/thesis.txt';

const feeds = loadFeeds();
const followed = feeds.filter((feed) => feed.follow);

describe('the default catalogue', () => {
  it('lists at least 90 feeds to follow', () => {
    expect(followed.length).toBeGreaterThanOrEqual(90);
  });

  it('lists no address twice', () => {
    const addresses = feeds.map((feed) => feed.address);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it.each(feeds)('has a fetchable address for $title', ({ address }) => {
    const { protocol, hostname, username, port, href } = new URL(address);
    expect(protocol).toMatch(/^https?:$/);
    expect(hostname).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    expect(username + port).toBe('');
    expect(href).toBe(address);
  });

  it('names outlets by ids that exist', () => {
    expect(feeds.filter((feed) => findOutlet(feed.outlet)?.id !== feed.outlet)).toEqual([]);
  });

  it('follows both languages, both subjects and every kind of outlet', () => {
    expect(new Set(followed.map((feed) => feed.language))).toEqual(new Set(['en', 'ru']));
    expect(new Set(followed.map((feed) => feed.subject))).toEqual(new Set(feedSubjects));
    expect(new Set(followed.map((feed) => findOutlet(feed.outlet)?.kind))).toEqual(new Set(outletKinds));
  });

  it.each(['us', 'russian', 'third'])('follows at least fifteen feeds of the %s press', (press) => {
    expect(followed.filter((feed) => findOutlet(feed.outlet)?.press === press).length).toBeGreaterThanOrEqual(
      15,
    );
  });

  it('follows the agencies, the trade and defence press, the institutes and the Russian and Chinese outlets of the field', () => {
    const required =
      'nasa roscosmos esa cnsa xinhua cgtn china-daily unoosa un-news spacenews space-policy-online nasaspaceflight ' +
      'spaceflight-now space-review payload ars-technica csis secure-world rand carnegie chatham-house rusi brookings ' +
      'defense-news breaking-defense defense-scoop c4isrnet tass tass-ru ria-novosti interfax lenta rbc kommersant ' +
      'vedomosti meduza novaya-gazeta-europe moscow-times-ru n-plus-1 naked-science bbc guardian reuters ap rfe-rl politico';
    const outlets = new Set(followed.map((feed) => feed.outlet));
    expect(required.split(' ').filter((outlet) => !outlets.has(outlet))).toEqual([]);
  });

  it('says why a feed is not followed', () => {
    expect(feeds.filter((feed) => !feed.follow && feed.note === null)).toEqual([]);
  });

  it('says so where a news search stands in for a feed', () => {
    const searches = feeds.filter((feed) => new URL(feed.address).hostname === 'news.google.com');
    expect(searches.length).toBeGreaterThan(0);
    expect(searches.filter((feed) => feed.note === null)).toEqual([]);
  });

  it('has a feed of every site that the thesis cites', ({ skip }) => {
    skip(!existsSync(THESIS), `${THESIS} is absent: the catalogue is not held against its bibliography`);
    const hosts = [...readFileSync(THESIS, 'utf8').matchAll(/https?:\/\/([^/\s]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const cited = new Set(hosts.map((host) => findOutlet(host)?.id).filter((id) => id !== undefined));
    const listed = new Set(feeds.map((feed) => feed.outlet));
    expect(cited.size).toBeGreaterThan(30);
    expect([...cited].filter((id) => !listed.has(id))).toEqual([]);
  });

  it('follows no address that the survey found dead, stale or empty, and notes the state', ({ skip }) => {
    skip(!existsSync(SURVEY), `${SURVEY} is absent: the catalogue is not held against the survey`);
    const rows = readFileSync(SURVEY, 'utf8').matchAll(/,(DEAD|STALE|EMPTY),.*,"(https?:.*)"$/gm);
    const faulty = new Map(
      [...rows].map(([, state, address]) => [address?.replaceAll('""', '"') ?? '', state ?? '']),
    );
    const listed = feeds.filter((feed) => faulty.has(feed.address));
    expect(faulty.size).toBeGreaterThan(20);
    expect(listed.length).toBeGreaterThan(5);
    for (const feed of listed) {
      expect(feed.follow, feed.address).toBe(false);
      expect(feed.note).toContain(faulty.get(feed.address));
    }
  });
});
