/** Who reported a story when: a figure with its table. */

import { heightOfOutlets } from '../charts/heights.ts';
import type { StoryDetail } from '../client.ts';
import { language } from '../language.ts';
import { words } from '../words.ts';
import { Drawing } from './drawing.tsx';
import { FigureFrame } from './figure-frame.tsx';

export function StoryOutletsFigure({ story }: { story: StoryDetail }) {
  const said = words.stories.outlets;
  const reports = story.members.map(({ outlet, press, publishedAt, fetchedAt, title }) => ({
    ...{ outlet, press, title },
    date: new Date(publishedAt ?? fetchedAt),
  }));
  return (
    <FigureFrame
      name={`story-${story.id}-outlets`}
      title={said.title}
      subtitle={said.subtitle}
      versions={story.versions}
      table={{
        columns: ['date', 'outlet', 'press', 'title'],
        rows: reports
          .toSorted((a, b) => +a.date - +b.date)
          .map(({ date, outlet, press, title }) => [date.toISOString(), outlet, press ?? '', title]),
      }}
    >
      <Drawing
        title={said.title}
        height={heightOfOutlets(story.outlets.length)}
        draw={(charts, width) =>
          charts.drawStoryOutlets(reports, {
            ...{ width, title: said.title, locale: language },
          })
        }
        drawn={[story]}
      />
    </FigureFrame>
  );
}
