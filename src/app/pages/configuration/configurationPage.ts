import { t } from '@grafana/i18n';
import { SceneAppPage } from '@grafana/scenes';
import { appRoot } from '../../appRoot';
import { pageScene } from '../pageScene';
import { ConfigurationBody } from './ConfigurationBody';

/** The page that says what Covary has found in the stores, and what is missing. */
export function configurationPage(): SceneAppPage {
  return new SceneAppPage({
    title: t('pages.configuration', 'Configuration'),
    subTitle: t('pages.configuration-about', 'From a store to the first answer'),
    url: `${appRoot}/configuration`,
    routePath: 'configuration/*',
    getScene: () => pageScene(new ConfigurationBody({}), 'now-1h'),
  });
}
