import { PanelPlugin, renderMarkdown, type PanelProps } from '@grafana/data';

interface TextOptions {
  readonly mode?: string;
  readonly content?: string;
}

function TextPanel({ options, width, height, replaceVariables }: PanelProps<TextOptions>) {
  const html = renderMarkdown(replaceVariables(options.content ?? ''));
  return (
    <div
      className="markdown-html"
      style={{ width, height, overflow: 'auto' }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

export const textPanel = new PanelPlugin<TextOptions>(TextPanel);
