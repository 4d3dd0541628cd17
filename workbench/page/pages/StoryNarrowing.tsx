import { dateTimeFormat } from '@grafana/data';
import { Button, Stack } from '@grafana/ui';
import { type Narrowing } from './storyData';

interface StoryNarrowingProps {
  readonly narrowing: Narrowing;
  readonly onClear: () => void;
}

const timeText = (timeMs: number): string => dateTimeFormat(timeMs, { timeZone: 'utc' });

/** The time range and the filters that a panel has asked its dashboard for. */
export function StoryNarrowing({ narrowing: { range, filters }, onClear }: StoryNarrowingProps) {
  const parts = [
    ...(range === null ? [] : [`${timeText(range.from)} to ${timeText(range.to)}`]),
    ...filters.map(({ key, operator, value }) => `${key} ${operator} ${value}`),
  ];
  return parts.length === 0 ? null : (
    <Stack alignItems="center">
      <span role="status" aria-label="Narrowed to">
        {parts.join(', ')}
      </span>
      <Button size="sm" variant="secondary" onClick={onClear}>
        Show all
      </Button>
    </Stack>
  );
}
