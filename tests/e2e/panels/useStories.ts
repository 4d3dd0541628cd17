import { afterEach, expect } from 'vitest';
import { useTarget } from '../target';
import { StoryBook } from './storyBook';

/** Gives a suite the workbench's stories; anything that goes wrong on their page fails the test. */
export function useStories(): StoryBook {
  const stories = new StoryBook(useTarget());
  afterEach(() => {
    expect(stories.newProblems()).toEqual([]);
  });
  return stories;
}
