import { useLocation, useParams } from 'react-router-dom';
import { stories } from '../../stories/stories';
import { useKiosk } from '../useKiosk';
import { StoryView } from './StoryView';

/**
 * Every case of the panels on made-up data; or the one that the address names, with its options beside it, and with
 * `?size=300x200` in another size than its own.
 */
export function StoriesPage() {
  const { story: id } = useParams();
  const size = sizeOf(useLocation().search);
  const isEdited = !useKiosk() && id !== undefined;
  const shown = id === undefined ? stories : stories.filter((story) => story.id === id);
  return shown.length === 0 ? (
    <p>There is no such story.</p>
  ) : (
    shown.map((story) => (
      <StoryView key={story.id} story={story} isEdited={isEdited} {...(size === undefined ? {} : { size })} />
    ))
  );
}

function sizeOf(search: string): readonly [number, number] | undefined {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(new URLSearchParams(search).get('size') ?? '') ?? [];
  return width === undefined || height === undefined ? undefined : [Number(width), Number(height)];
}
