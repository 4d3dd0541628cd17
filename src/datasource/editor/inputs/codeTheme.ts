import { HighlightStyle } from '@codemirror/language';
import { type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type GrafanaTheme2 } from '@grafana/data';
import { tags } from '@lezer/highlight';

/** A code field as Grafana's other fields look. */
export function codeTheme(theme: GrafanaTheme2): Extension {
  const { colors, shape, typography } = theme;
  return EditorView.theme(
    {
      '&': {
        border: `1px solid ${colors.border.medium}`,
        borderRadius: shape.radius.default,
        backgroundColor: colors.background.canvas,
        color: colors.text.primary,
        fontSize: typography.bodySmall.fontSize,
      },
      '&.cm-focused': { outline: `2px solid ${colors.primary.main}`, outlineOffset: '1px' },
      '.cm-content': { fontFamily: typography.fontFamilyMonospace, caretColor: colors.text.primary, padding: '6px 0' },
      '.cm-cursor': { borderLeftColor: colors.text.primary },
      '.cm-placeholder': { color: colors.text.disabled },
      '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: colors.action.selected },
      '.cm-matchingBracket': { backgroundColor: colors.action.focus, outline: 'none' },
      '.cm-tooltip': {
        backgroundColor: colors.background.elevated,
        border: `1px solid ${colors.border.weak}`,
        color: colors.text.primary,
      },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        backgroundColor: colors.action.selected,
        color: colors.text.primary,
      },
      '.cm-completionDetail': { color: colors.text.secondary },
    },
    { dark: theme.isDark }
  );
}

/** The colours of a query's parts: readable on the field's background in both themes. */
export function codeColours({ colors, visualization }: GrafanaTheme2): HighlightStyle {
  const colour = (name: string): string => visualization.getColorByName(name);
  const isDark = colors.mode === 'dark';
  return HighlightStyle.define([
    {
      tag: [tags.keyword, tags.operatorKeyword, tags.modifier],
      color: colour(isDark ? 'light-purple' : 'dark-purple'),
    },
    { tag: [tags.function(tags.variableName), tags.macroName], color: colour(isDark ? 'light-blue' : 'dark-blue') },
    { tag: [tags.string, tags.regexp], color: colour(isDark ? 'light-orange' : 'dark-orange') },
    { tag: [tags.number, tags.bool], color: colour(isDark ? 'light-green' : 'dark-green') },
    { tag: [tags.labelName, tags.propertyName], color: colour(isDark ? 'light-yellow' : 'dark-red') },
    { tag: tags.comment, color: colors.text.secondary, fontStyle: 'italic' },
    { tag: tags.invalid, color: colors.error.text },
  ]);
}
