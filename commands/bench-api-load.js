/**
 * The load of `bench api`: every connection asks all questions in turn, each beginning at a place of its own. A process
 * of its own, and plain JavaScript so that it starts at once.
 */
import autocannon from 'autocannon';

process.once('message', async ({ url, paths, connections, seconds }) => {
  const requests = paths.map((path) => ({ path }));
  const durations = { made: [], remembered: [] };
  let begun = 0;

  function setupClient(client) {
    const first = Math.floor((begun++ * paths.length) / connections);
    client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    let remembered = false;
    client.on('headers', ({ headers }) => {
      const at = headers.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'cache-status');
      remembered = at >= 0 && headers[at + 1].endsWith('hit');
    });
    client.on('response', (_status, _bytes, duration) => {
      durations[remembered ? 'remembered' : 'made'].push(duration);
    });
  }

  const {
    requests: rate,
    non2xx,
    errors,
  } = await autocannon({
    ...{ url, connections, requests, setupClient },
    duration: seconds,
  });
  process.send(
    {
      rate: rate.average,
      failed: non2xx + errors,
      all: summarise([...durations.made, ...durations.remembered]),
      made: summarise(durations.made),
      remembered: summarise(durations.remembered),
    },
    () => process.disconnect(),
  );
});

function summarise(durations) {
  const rising = Float64Array.from(durations).sort();
  const atShare = (share) => rising[Math.floor((rising.length - 1) * share)] ?? 0;
  return { answers: rising.length, p50: atShare(0.5), p99: atShare(0.99) };
}
