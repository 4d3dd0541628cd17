import { type NavModelItem } from '@grafana/data';
import { locationService, type PluginPageProps } from '@grafana/runtime';
import { Stack, Tab, TabsBar, Text } from '@grafana/ui';

const ancestors = (item: NavModelItem | undefined): NavModelItem[] =>
  item === undefined ? [] : [...ancestors(item.parentItem), item];

/** The frame that Grafana draws around an app's page: breadcrumbs, title, actions and tabs. */
export function PluginPageFrame({ pageNav, renderTitle, subTitle, actions, info, children }: PluginPageProps) {
  const title = pageNav?.text ?? '';
  const trail = ancestors(pageNav).slice(0, -1);
  return (
    <Stack direction="column" gap={2} grow={1}>
      {trail.length > 0 && (
        <nav aria-label="Breadcrumbs">
          {trail.map(({ text, url }) => (
            <a key={text} href={url}>
              {text} ›{' '}
            </a>
          ))}
        </nav>
      )}
      {title !== '' && (
        <Stack justifyContent="space-between" alignItems="center">
          {renderTitle === undefined ? (
            <Text element="h1" variant="h3">
              {title}
            </Text>
          ) : (
            renderTitle(title)
          )}
          <Stack gap={1}>
            {info?.map(({ label, value }) => (
              <span key={label}>
                {label}: {value}
              </span>
            ))}
            {actions}
          </Stack>
        </Stack>
      )}
      <div>{subTitle ?? pageNav?.subTitle}</div>
      {pageNav?.children !== undefined && pageNav.children.length > 0 && (
        <TabsBar>
          {pageNav.children.map(({ text, url, active }) => (
            <Tab
              key={text}
              label={text}
              active={active === true}
              onChangeTab={(event) => {
                event.preventDefault();
                locationService.push(url ?? '');
              }}
              {...(url === undefined ? {} : { href: url })}
            />
          ))}
        </TabsBar>
      )}
      {children}
    </Stack>
  );
}
