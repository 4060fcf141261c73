/** What a suite does when a service that it needs cannot be had: says so loudly, and fails where skipping is not allowed. */

/** Set in CI: a suite that cannot run there is a failure. */
const strict = process.env['REQUIRE_SERVICES'] === 'true';

/** Logs one line a suite and says whether to skip it; throws in CI. */
export function skipWithout(service: string | null, suite: string, how: string): boolean {
  if (service !== null) return false;
  const line = `SKIPPED ${suite}: ${how}`;
  if (strict) throw new Error(line);
  process.stderr.write(`${line}\n`);
  return true;
}
