import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { pageScene } from '../pageScene';
import { HomeBody } from './HomeBody';

export const homeUrl = `${appRoot}/home`;

/** The first page: what is going on, what is unusual now, what to do next. */
export function homePage(): SceneAppPage {
  return new SceneAppPage({
    title: t('pages.home', 'Home'),
    subTitle: t('pages.home-about', 'What is unusual now'),
    url: homeUrl,
    routePath: 'home/*',
    getScene: () => pageScene(new HomeBody({}), 'now-1h'),
  });
}
