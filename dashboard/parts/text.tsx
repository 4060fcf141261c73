/**
 * Text and links from outside. Always shown as text, in a direction of its own, so that neither markup nor control
 * characters reach beyond it; very long text is cut.
 */
import { formatDay, formatInstant, formatOwnInstant } from '../format.ts';

const LONGEST = 400;

/** Text of a feed; cut after some lines' worth of characters unless `whole`. */
export function OutsideText({ text, longest = LONGEST }: { text: string; longest?: number }) {
  return <bdi>{text.length > longest ? `${text.slice(0, longest)}…` : text}</bdi>;
}

/** A link to an article; an address that is not the web's is not linked. */
export function OutsideLink({
  address,
  children,
}: {
  address: string | null;
  children: preact.ComponentChildren;
}) {
  if (address === null || !/^https?:\/\//i.test(address)) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** A point in time: in UTC, with the reader's own zone on hover. */
export function Instant({ iso, dayOnly = false }: { iso: string; dayOnly?: boolean }) {
  return (
    <time dateTime={iso} title={formatOwnInstant(iso)}>
      {dayOnly ? formatDay(iso) : formatInstant(iso)}
    </time>
  );
}
