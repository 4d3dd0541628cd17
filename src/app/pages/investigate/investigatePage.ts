import { SceneAppPage } from '@grafana/scenes';
import { investigateScene } from './investigateScene';

/** The page for an investigation: what is unusual, and what moves with it. */
export function investigatePage(basename: string): SceneAppPage {
  return new SceneAppPage({
    title: 'Investigate',
    subTitle: 'What is unusual, and what moves together',
    url: `${basename}/investigate`,
    routePath: 'investigate/*',
    getScene: () => investigateScene(),
  });
}
