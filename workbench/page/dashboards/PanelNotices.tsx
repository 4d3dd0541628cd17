import { type QueryResultMetaNotice } from '@grafana/data';
import { SceneObjectBase, sceneGraph, type SceneComponentProps, type SceneObjectState } from '@grafana/scenes';
import { PanelChrome, Tooltip, Icon } from '@grafana/ui';

const icons = { info: 'info-circle', warning: 'exclamation-triangle', error: 'exclamation-circle' } as const;
const severities = ['error', 'warning', 'info'] as const;

/** What the answer says about itself, as symbols beside the title of its panel, as in Grafana. */
export class PanelNotices extends SceneObjectBase<SceneObjectState> {
  static Component = PanelNoticesView;
}

function PanelNoticesView({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const notices = (data?.series ?? []).flatMap(({ meta }): QueryResultMetaNotice[] => meta?.notices ?? []);
  const textsOf = (wanted: QueryResultMetaNotice['severity']): string[] => [
    ...new Set(notices.filter(({ severity }) => severity === wanted).map(({ text }) => text)),
  ];
  const groups = severities.map((severity) => [severity, textsOf(severity)] as const);
  return (
    <>
      {groups.map(([severity, texts]) =>
        texts.length === 0 ? null : (
          <Tooltip
            key={severity}
            content={
              <>
                {texts.map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </>
            }
          >
            <PanelChrome.TitleItem>
              <Icon name={icons[severity]} aria-label={`${severity}: ${texts.join(' ')}`} />
            </PanelChrome.TitleItem>
          </Tooltip>
        )
      )}
    </>
  );
}
