/** A part of the page that scrolls on its own, and that the keyboard can reach and scroll too. */
import type { ComponentChildren } from 'preact';

interface ScrollRegionProps {
  name: string;
  class: string;
  children: ComponentChildren;
}

export function ScrollRegion({ name, class: className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that what scrolls can be scrolled by keys.
    <section class={className} tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}
