/** What people's codings allow to say, and what is missing where they are few. */
import { describe, expect, it } from 'vitest';
import {
  type AuditedItem,
  type AuditJudgement,
  auditIndex,
  auditMachine,
  auditPeople,
} from '../../../analysis/validation/audit.ts';
import { addWeeks } from '../../../base/week.ts';

const cooperation: AuditJudgement = { relevance: 'core', categories: ['joint-crews'] };
const tension: AuditJudgement = { relevance: 'core', categories: ['decoupling'] };
const nothing: AuditJudgement = { relevance: 'none', categories: [] };

/** Items of sixty weeks, each coded by two people and by the machine. */
function auditOf(
  count: number,
  codeOf: (at: number) => [AuditJudgement, AuditJudgement, AuditJudgement],
): AuditedItem[] {
  return Array.from({ length: count }, (_, at) => {
    const [one, other, machine] = codeOf(at);
    return { id: at + 1, week: addWeeks('2022-W01', at % 60), people: [one, other], machine };
  });
}

const truthOf = (at: number) => [cooperation, tension, nothing][(at * 7) % 3]!;

describe('the audit by people', () => {
  it('says nothing without codings, and how many are needed', () => {
    for (const reading of [auditPeople([]), auditMachine([]), ...auditIndex([])]) {
      expect(reading).toMatchObject({ verdict: 'unknown', figures: [] });
      expect(reading.needs).toMatch(/\d+ .*, has 0/);
    }
    expect(auditPeople(auditOf(100, (at) => [truthOf(at), truthOf(at), truthOf(at)])).needs).toContain(
      '1200 items coded by people, has 100',
    );
  });

  it('passes people who agree and fails those who guess', () => {
    const agreeing = auditPeople(auditOf(1200, (at) => [truthOf(at), truthOf(at), truthOf(at)]));
    expect(agreeing).toMatchObject({ verdict: 'pass', needs: null });
    expect(agreeing.figures.find(({ name }) => name === 'alpha of orientation')!.value).toBe(1);
    const guessing = auditPeople(auditOf(1200, (at) => [truthOf(at), truthOf(at + (at % 5)), truthOf(at)]));
    expect(guessing.verdict).toBe('fail');
  });

  it('holds the machine against people', () => {
    const good = auditMachine(auditOf(300, (at) => [truthOf(at), truthOf(at), truthOf(at)]));
    expect(good).toMatchObject({ verdict: 'pass', byEstimate: false });
    const turned = auditMachine(
      auditOf(300, (at) => [truthOf(at), truthOf(at), truthOf(at) === tension ? cooperation : truthOf(at)]),
    );
    expect(turned.verdict).toBe('fail');
    expect(turned.figures[0]).toMatchObject({ name: 'F1 of relevance', value: 1 });
  });

  it('finds errors that follow the level of tension', () => {
    // In tense months the machine takes a part of the tense items for cooperation.
    const items = auditOf(1800, (at) => {
      const tense = (at * 31) % 10 < (Math.floor((at % 60) / 4) % 5) + 3;
      const truth = tense ? tension : cooperation;
      const tenseMonth = Math.floor((at % 60) / 4) % 5 >= 3;
      return [truth, truth, tense && tenseMonth && at % 3 === 0 ? cooperation : truth];
    });
    const [index, errors] = auditIndex(items);
    expect(index!.figures[0]!.value).toBeGreaterThan(0.5);
    expect(errors).toMatchObject({ id: 'V4', verdict: 'fail' });
    expect(errors!.figures[0]!.value).toBeLessThan(-0.3);
  });
});
