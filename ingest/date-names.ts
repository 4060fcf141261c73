/**
 * The words that dates in feeds are written with: months in the languages that feeds have used, and the zones by name.
 * Data only; how a date is read belongs to dates.ts.
 */

/** First letters of month names, lower-case, in order of the year; each long enough to tell it from the others. */
const MONTH_NAMES = [
  // English, German, Dutch, Scandinavian, French, Spanish, Portuguese, Italian
  'jan|ene|gen|января|янв|січ|ιαν|sty|led|oca',
  'feb|fév|fev|fèv|févr|февраля|фев|лют|φεβ|lut|úno|şub',
  'mar|mär|maa|mrt|mrz|марта|мар|бер|μάρ|μαρ|μάώ|μαώ|bře|már',
  'apr|avr|abr|апреля|апр|кві|απρ|kwi|dub|nis|ápr',
  'may|mai|mei|maj|mag|maggio|мая|май|тра|μάι|μαϊ|μαι|kvě|máj',
  'jun|juin|giu|июня|июн|чер|ιού?ν|cze|čvn|haz|jún',
  'jul|juil|lug|июля|июл|лип|ιού?λ|lip|čvc|tem|júl',
  'aug|aoû|aou|ago|августа|авг|сер|αύγ|αυγ|sie|srp|ağu',
  'sep|set|szep|wrz|сентября|сен|вер|σεπ|zář|eyl',
  'oct|okt|out|ott|октября|окт|жов|οκτ|paź|říj|eki',
  'nov|ноября|ноя|лис|νοέ|νοε|lis|kas',
  'dec|déc|dez|dic|dez|des|декабря|дек|гру|δεκ|gru|pro|ara',
];

const MONTH_PATTERN = new RegExp(`^(?:${MONTH_NAMES.map((names) => `(${names})`).join('|')})`);

/** Number of the month (1–12) that a lower-case word names, in any language of the table; null for other words. */
export function monthOf(word: string): number | null {
  const match = MONTH_PATTERN.exec(word);
  return match === null ? null : match.findIndex((group, at) => at > 0 && group !== undefined);
}

/**
 * Hours east of Greenwich by zone name. Names that several zones share stand for the one that RFC 822 gives, or
 * the one that news feeds use: CST and EST are American, BST is British Summer Time, IST is Indian.
 */
const ZONE_HOURS: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  zulu: 0,
  a: -1,
  m: -12,
  n: 1,
  y: 12,
  west: 1,
  bst: 1,
  cet: 1,
  met: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  sast: 2,
  cat: 2,
  eest: 3,
  msk: 3,
  мск: 3,
  trt: 3,
  eat: 3,
  msd: 4,
  samt: 4,
  gst: 4,
  yekt: 5,
  pkt: 5,
  ist: 5.5,
  npt: 5.75,
  omst: 6,
  bdt: 6,
  krat: 7,
  novt: 7,
  ict: 7,
  wib: 7,
  irkt: 8,
  sgt: 8,
  hkt: 8,
  awst: 8,
  pht: 8,
  yakt: 9,
  jst: 9,
  kst: 9,
  acst: 9.5,
  vlat: 10,
  aest: 10,
  acdt: 10.5,
  magt: 11,
  aedt: 11,
  pett: 12,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  brt: -3,
  art: -3,
  clt: -4,
  adt: -3,
  ast: -4,
  at: -4,
  edt: -4,
  est: -5,
  et: -5,
  cdt: -5,
  cst: -6,
  ct: -6,
  mdt: -6,
  mst: -7,
  mt: -7,
  pdt: -7,
  pst: -8,
  pt: -8,
  akdt: -8,
  akst: -9,
  hdt: -9,
  hst: -10,
};

/** Minutes east of Greenwich for a lower-case zone name, null for other words. */
export function zoneOf(word: string): number | null {
  const hours = Object.hasOwn(ZONE_HOURS, word) ? ZONE_HOURS[word] : undefined;
  return hours === undefined ? null : hours * 60;
}
