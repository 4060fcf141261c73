/** The weekly briefing: full, thin, silent and first weeks, in both languages, and nothing that the data do not carry. */
import { describe, expect, it } from 'vitest';
import { sentencesOf, textOf, type WrittenDocument } from '../../briefings/document.ts';
import { applyEdits } from '../../briefings/edits.ts';
import { languages } from '../../briefings/language.ts';
import { composeBriefing, hashOfWeek } from '../../briefings/weekly/compose-briefing.ts';
import type { WeekAlert } from '../../briefings/weekly/material.ts';
import { createWriter } from '../../briefings/writer.ts';
import { firstWeek, silentWeek, syntheticStory, syntheticWeek, thinWeek } from './synthetic-week.ts';
import { walkSentences } from './walk-sentences.ts';

const weeks = { full: syntheticWeek, thin: thinWeek, silent: silentWeek, first: firstWeek };
const readAloud = (document: WrittenDocument) => sentencesOf(document).map(textOf).join('\n');

describe.each(languages)('a briefing in %s', (language) => {
  it.each(Object.keys(weeks) as (keyof typeof weeks)[])(
    'of a %s week states only what is in its ledger',
    (kind) => {
      expect(walkSentences(composeBriefing(weeks[kind](), language))).toBeGreaterThan(3);
    },
  );

  it('says the same of the same material, to the last letter', () => {
    expect(composeBriefing(syntheticWeek(), language)).toEqual(composeBriefing(syntheticWeek(), language));
  });
});

describe('page one', () => {
  it('gives each arrow its reason and its probability', () => {
    const arrows = composeBriefing(syntheticWeek(), 'en').blocks.filter((block) => block.kind === 'arrow');
    expect(arrows.map(({ name, arrow }) => `${name} ${arrow}`)).toEqual([
      'Cooperation up',
      'Tension steady',
      'Climate on Earth up',
      'China up',
    ]);
    expect(textOf(arrows[0]!.sentence)).toMatch(
      /^More than before: 1 new story of cooperation where 0\.0 were to be expected \(probability of a rise \d+ %\): “Synthetic story 1” \[1, 2, 3\]\.$/,
    );
  });

  it('draws no arrow of a week in which nothing was delivered', () => {
    const document = composeBriefing(silentWeek(), 'en');
    expect(document.blocks.filter(({ kind }) => kind === 'arrow')).toEqual([]);
    expect(readAloud(document)).toContain('No feed delivered anything dated in this week (0 items)');
  });

  it('does not compare a first week', () => {
    const text = readAloud(composeBriefing(firstWeek(), 'en'));
    expect(text).toContain('there is no earlier week to compare with');
    expect(text).toContain('None of the 4 weeks before has a balance to compare with.');
  });

  it('says of a week without sides that it has no balance', () => {
    expect(readAloud(composeBriefing(thinWeek(), 'en'))).toContain(
      'Of 1 story none takes a side, so there is no balance.',
    );
  });
});

describe('alerts on page one', () => {
  const told = (id: number) => [{ id, title: `Synthetic story ${id}`, outlets: [] }];
  const alerts: WeekAlert[] = [
    {
      ...{
        kind: 'threat',
        subject: 'anti-satellite-test',
        direction: 'up',
        observed: 2,
        expected: null,
        p: null,
      },
      stories: told(2),
    },
    {
      ...{
        kind: 'count',
        subject: 'stories-sanctions',
        direction: 'up',
        observed: 9,
        expected: 2.5,
        p: 0.004,
      },
      stories: told(2),
    },
    {
      ...{
        kind: 'balance',
        subject: 'dyad-us-russia',
        direction: 'down',
        observed: -0.4,
        expected: 0.1,
        p: 0.03,
      },
      stories: told(999),
    },
    {
      ...{
        kind: 'change',
        subject: 'balance-security',
        direction: 'down',
        observed: -0.5,
        expected: 0,
        p: 0.02,
      },
      stories: [],
    },
  ];

  it('are told with what was expected, how likely that is, and a story of the week', () => {
    const document = composeBriefing(syntheticWeek({ alerts }), 'en');
    const sentences = sentencesOf(document).filter(({ id }) => id.startsWith('alerts-'));
    const [threat, count, pair, level] = sentences.map(textOf);
    expect(threat).toMatch(
      /^Named beforehand: test of an anti-satellite weapon, from 2 independent voices: “Synthetic story 2” \[\d+\]\.$/,
    );
    expect(count).toMatch(
      /^Unusually high: new stories of .*sanctions.*, 9 where 2\.5 was to be expected \(probability by chance < 1 %\): “Synthetic story 2”/,
    );
    expect(pair).toBe(
      'Unusually low: the balance of United States – Russia, −0.40 where +0.10 was to be expected (probability by chance 3 %).',
    );
    expect(level).toMatch(
      /^A new level, lower than before, of the balance of .*\(probability of no change 2 %\)\.$/,
    );
  });

  it.each(languages)('state only what is in the ledger (%s), and say that there are none', (language) => {
    expect(walkSentences(composeBriefing(syntheticWeek({ alerts }), language))).toBeGreaterThan(7);
    const none = sentencesOf(composeBriefing(syntheticWeek(), language)).find(({ id }) => id === 'alerts-1');
    expect(textOf(none!)).toContain('0');
  });

  it('make another briefing when one is raised, and stand before the dimensions', () => {
    expect(hashOfWeek(syntheticWeek({ alerts }))).not.toBe(hashOfWeek(syntheticWeek()));
    const headings = composeBriefing(syntheticWeek({ alerts }), 'en').blocks.flatMap((block) =>
      block.kind === 'heading' ? block.text : [],
    );
    expect(headings.indexOf('Alerts')).toBe(headings.indexOf('The eight dimensions') - 1);
  });
});

describe('the sections', () => {
  const text = readAloud(composeBriefing(syntheticWeek(), 'en'));

  it('compare the presses', () => {
    expect(text).toContain(
      'the US press 2 stories, the Russian press 2 stories and the third-country press 1 story',
    );
    expect(text).toContain('1 story is told by the US and the Russian press alike.');
    expect(text).toContain('Only the Russian press: “Synthetic story 3”');
  });

  it('propose what is large, multi-sided and intense', () => {
    expect(text).toContain(
      '“Synthetic story 1” [1, 2, 3]: 3 independent voices, 2 sides named, probability 90 %.',
    );
  });

  it('tell what to watch in the item’s own words', () => {
    expect(text).toContain('20 August 2026, as “20 August” in “Synthetic story 3”');
  });

  it('remember the docking of Apollo and Soyuz in its week', () => {
    const docking = composeBriefing(
      syntheticWeek({ week: '2026-W29', from: '2026-07-13', to: '2026-07-19' }),
      'en',
    );
    expect(readAloud(docking)).toContain('51 years ago, 17 July 1975');
  });

  it('use the three Russian forms of a counted noun', () => {
    const many = (count: number) =>
      readAloud(
        composeBriefing(
          syntheticWeek({
            stories: Array.from({ length: count }, (_, at) => syntheticStory(at + 1, { tension: 0.9 })),
          }),
          'ru',
        ),
      );
    expect(many(1)).toContain('1 новый сюжет о напряжённости');
    expect(many(3)).toContain('3 новых сюжета о напряжённости');
    expect(many(11)).toContain('11 новых сюжетов о напряжённости');
  });
});

describe('the writer', () => {
  it('refuses a number that is no fact, and a sentence that nothing carries', () => {
    const w = createWriter('en');
    expect(() => w.section('x')`There are 3 of ${w.count('a', 1, 'test')}.`).toThrow(/no fact/);
    expect(() => w.section('x')`All is well.`).toThrow(/nothing carries/);
  });

  it('refuses two values under one name', () => {
    const w = createWriter('en');
    w.count('a', 1, 'test');
    expect(() => w.count('a', 2, 'test')).toThrow(/two values/);
  });
});

describe('edits', () => {
  const document = composeBriefing(syntheticWeek(), 'en');
  const none = { sentences: {}, comment: null, signedBy: null, signedAt: null };

  it('put a person’s words in a sentence’s place and keep its references', () => {
    const edited = applyEdits(document, { ...none, sentences: { 'top-1': 'The crews fly on' } });
    expect(readAloud(edited)).toContain('The crews fly on [1, 2, 3]');
  });

  it('take a sentence out', () => {
    const edited = applyEdits(document, { ...none, sentences: { 'balance-1': null } });
    expect(readAloud(edited)).not.toContain('The balance is');
  });

  it('name who signed', () => {
    expect(applyEdits(document, { ...none, signedBy: 'ann', signedAt: '2026-07-27' }).status).toBe(
      'Signed by ann on 27 July 2026.',
    );
  });
});

describe('the snapshot', () => {
  it('changes with the material and with nothing else', () => {
    expect(hashOfWeek(syntheticWeek())).toBe(hashOfWeek(syntheticWeek()));
    expect(hashOfWeek(thinWeek())).not.toBe(hashOfWeek(syntheticWeek()));
  });
});
