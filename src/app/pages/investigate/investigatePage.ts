import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { investigateScene } from './investigateScene';

export const investigateUrl = `${appRoot}/investigate`;

/** The page for an investigation: from a symptom to what may have set it off. */
export function investigatePage(): SceneAppPage {
  return new SceneAppPage({
    title: 'Investigate',
    subTitle: 'From a symptom to what may have set it off',
    url: investigateUrl,
    routePath: 'investigate/*',
    getScene: () => investigateScene(),
  });
}
