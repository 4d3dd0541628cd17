import { afterEach, expect } from 'vitest';
import { isGrafana, useTarget } from '../target';
import { GrafanaStoryBook } from './grafanaStoryBook';
import { StoryBook } from './storyBook';

/** Gives a suite the stories, of the workbench or in a Grafana; anything that goes wrong on their page fails the test. */
export function useStories(): StoryBook | GrafanaStoryBook {
  const openTarget = useTarget();
  const stories = isGrafana ? new GrafanaStoryBook(openTarget) : new StoryBook(openTarget);
  afterEach(() => {
    expect(stories.newProblems()).toEqual([]);
  });
  return stories;
}
