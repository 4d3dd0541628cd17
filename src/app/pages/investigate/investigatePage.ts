import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { investigateScene } from './investigateScene';

export const investigateUrl = `${appRoot}/investigate`;

/** The page for an investigation: what is unusual, and what moves with it. */
export function investigatePage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Investigate',
    subTitle: 'What is unusual, and what moves together',
    url: investigateUrl,
    routePath: 'investigate/*',
    getScene: () => investigateScene(),
  });
}
