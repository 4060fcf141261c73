import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClassifier } from '../../analysis/classifier.ts';
import { SUM } from '../../analysis/lexicon-scores.ts';
import { logit, sigmoid } from '../../analysis/logistic.ts';
import { decodeModel, encodeModel } from '../../analysis/model.ts';
import { planInputs } from '../../analysis/stack-inputs.ts';
import { trainModel } from '../../analysis/train.ts';
import { contentHash } from '../../base/hash.ts';
import { loadActors } from '../../codebook/actors.ts';
import { categories } from '../../codebook/categories.ts';
import { loadLexicon, loadScopeCues } from '../../codebook/lexicon.ts';
import { loadModelFile } from '../../codebook/model-file.ts';
import { loadTraining } from '../../codebook/training.ts';

const items = loadTraining();
const published = decodeModel(loadModelFile().bytes);
const classifier = createClassifier(published);
const given = (title: string) => classifier.classify({ title }).categories.map(({ id }) => id);
const words = items.slice(0, 400).flatMap(({ title }) => title.split(' '));
const headline = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 })
  .map((list) => list.join(' '));

describe('the classifier', () => {
  it.each([
    ['Three-person Soyuz crew with NASA astronaut docks at the space station', 'core', 'joint-crews'],
    ['Экипаж «Союза» с астронавтом НАСА прибыл на МКС', 'core', 'joint-crews'],
    ['Russia tests anti-satellite missile, debris threatens station crew', 'core', 'militarisation'],
    ['Россия прекратила поставки ракетных двигателей в США в ответ на санкции', 'core', 'sanctions'],
    ['Russia and China sign deal for a joint lunar station', 'context', 'rival-blocs'],
    ['European agency suspends rover mission with Russia', 'core', 'decoupling'],
    ['Moscow pulls out of European launch site, flight abandoned', 'core', 'decoupling'],
    ['Rocket chief and former NASA astronaut trade insults, Russia amused', 'core', 'conflict-spillover'],
    ['ЕКА приостановило лунный проект с Россией', 'core', 'decoupling'],
  ])('codes "%s" as %s, %s', (title, relevance, category) => {
    expect(classifier.classify({ title }).relevance).toBe(relevance);
    expect(given(title)).toContain(category);
  });

  it('lets a verb that ends joint science speak for decoupling', () => {
    const chances = (title: string) =>
      new Map(
        classifier.classify({ title }, { all: true }).all!.map(({ id, probability }) => [id, probability]),
      );
    const ended = chances('NASA suspends joint lunar mission with Russia');
    const begun = chances('NASA begins joint lunar mission with Russia');
    expect(ended.get('decoupling')).toBeGreaterThan(begun.get('decoupling')!);
    expect(ended.get('joint-science')).toBeLessThan(begun.get('joint-science')! / 2);
  });

  it('weighs one balance of the lexicon for each label, and in its favour', () => {
    const plan = planInputs(published.labels.map(({ label }) => label));
    published.labels.forEach(({ coefficients }, label) => {
      const own = plan.ofLabel[label]!.findIndex((place) => {
        const source = plan.sources[place]!;
        return source.kind === 'lexicon' && source.sums.some(({ sum }) => sum === 3 * label + SUM.turned);
      });
      expect(coefficients[own]).toBeGreaterThan(0);
    });
  });

  it.each([
    'Astronomers spot a new exoplanet around a nearby star',
    'Musicians’ union honours the Mir quartet',
    'Union of writers meets in Moscow',
    'Ураган прошёл над Поволжьем',
  ])('leaves "%s" out', (title) => {
    expect(classifier.classify({ title })).toMatchObject({
      relevance: 'none',
      categories: [],
      orientation: 'neutral',
    });
  });

  it('counts but does not code other languages', () => {
    const coding = classifier.classify({
      title: 'La NASA y Roscosmos firman un acuerdo para la estación',
      lang: 'es',
    });
    expect(coding).toMatchObject({ lang: 'other', relevance: 'none', relevantProbability: 0 });
  });

  it('is not decided by a passing mention far down a body', () => {
    const body = `${'The council debated parking fees and bicycle lanes at length. '.repeat(40)}Roscosmos and NASA extend seat swaps.`;
    expect(classifier.classify({ title: 'Council debates parking fees', body }).relevance).toBe('none');
  });

  it('answers any text', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        '',
        ' ',
        '\u0000\u0001',
        '\ud800',
        '🚀'.repeat(50),
        '’’’',
        '.'.repeat(300),
        'a'.repeat(5000),
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, summary, body) => {
        const coding = classifier.classify({ title, summary, body }, { evidence: true, all: true });
        for (const { probability } of coding.all ?? []) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers a megabyte', () => {
    const body = 'NASA и Роскосмос 🚀 \u0007 sanctions not lifted '.repeat(25_000);
    expect(classifier.classify({ title: body, summary: body, body }, { evidence: true }).lang).toBeDefined();
  });

  it('gives categories and factors only to what is relevant', () => {
    fc.assert(
      fc.property(headline, (title) => {
        const coding = classifier.classify({ title });
        if (coding.relevance === 'none') expect([...coding.categories, ...coding.factors]).toEqual([]);
        expect(coding.coreProbability).toBeLessThanOrEqual(coding.relevantProbability);
      }),
    );
  });
});

describe('evidence', () => {
  it('adds up to the calibrated log-odds of every label explained', () => {
    fc.assert(
      fc.property(headline, headline, (title, summary) => {
        const { all, evidence } = classifier.classify(
          { title, summary, lang: 'en' },
          { evidence: true, all: true },
        );
        for (const label of new Set(evidence!.map((part) => part.label))) {
          const score = evidence!
            .filter((part) => part.label === label)
            .reduce((sum, { contribution }) => sum + contribution, 0);
          expect(sigmoid(score)).toBeCloseTo(all!.find(({ id }) => id === label)!.probability, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stands where it says', () => {
    const text = {
      title: 'Roscosmos refuses to extend seat swap with NASA',
      summary: 'Talks collapsed on Friday.',
    };
    for (const { kind, text: found, places } of classifier.classify(text, { evidence: true }).evidence!) {
      for (const { field, from, to } of places) {
        expect(field === 'title' || field === 'summary').toBe(true);
        const words = field === 'title' ? text.title.slice(from, to) : text.summary.slice(from, to);
        expect(words.trim()).not.toBe('');
        if (kind === 'word') expect(words).toBe(found);
      }
    }
  });

  it('names what would have to go for the verdict to turn', () => {
    const { evidence, flips } = classifier.classify(
      { title: 'NASA astronaut rides Soyuz to the station' },
      { evidence: true },
    );
    const flip = flips!.find(({ label }) => label === 'joint-crews')!;
    const parts = evidence!.filter(({ label }) => label === 'joint-crews');
    const without = [...flip.without!];
    const left = parts.filter(({ text, contribution }) => {
      const at = contribution > 0 ? without.indexOf(text) : -1;
      if (at >= 0) without.splice(at, 1);
      return at < 0;
    });
    const limit = logit(published.labels.find(({ label }) => label === 'joint-crews')!.threshold);
    expect(left.reduce((sum, { contribution }) => sum + contribution, 0)).toBeLessThan(limit);
  });

  it('is no part of a coding that did not ask for it', () => {
    expect(classifier.classify({ title: 'Soyuz docks' })).not.toHaveProperty('evidence');
  });
});

describe('a model', () => {
  const data = {
    items: items.filter((_, at) => at % 25 === 0),
    actors: loadActors(),
    lexicon: loadLexicon(),
    cues: loadScopeCues(),
    codebookVersion: 'test',
  };

  it('built twice from the same items has the same bytes', () => {
    const [one, other] = [encodeModel(trainModel(data)), encodeModel(trainModel(data))];
    expect(contentHash(one)).toBe(contentHash(other));
  });

  it('read back gives the same verdicts', () => {
    const model = trainModel(data);
    const back = createClassifier(decodeModel(encodeModel(model)));
    const built = createClassifier(model);
    for (const { title } of data.items.slice(0, 50)) {
      expect(back.classify({ title }, { all: true })).toEqual(built.classify({ title }, { all: true }));
    }
  });

  it('that is none is refused with a mend', () => {
    expect(() => decodeModel(new TextEncoder().encode('{"format":"other"}'))).toThrow(
      'not a classifier model',
    );
  });

  it('published answers for every category', () => {
    const known = published.labels.map(({ label }) => label);
    expect(known).toEqual(expect.arrayContaining([...categories]));
  });
});
