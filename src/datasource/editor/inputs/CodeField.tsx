import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { useTheme2 } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import { type QueryLanguage } from '../../../protocol/upstreamKinds';
import { codeColours, codeTheme } from './codeTheme';
import { languageSupport } from './languageSupport';
import { type StoreClient } from '../../promql/storeClient';

export interface CodeFieldProps {
  readonly id: string;
  /** What the text is called: "PromQL". */
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly language: QueryLanguage;
  /** What completion offers beside the language itself. */
  readonly store: StoreClient;
  /** Hears the text when it is left, or Shift+Enter is pressed. */
  readonly onCommit: (text: string) => void;
}

/** A query as text: colours, completion out of the store, errors as one types. Tab leaves it, as every field. */
export default function CodeField({ id, label, value, placeholder, language, store, onCommit }: CodeFieldProps) {
  const theme = useTheme2();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const latest = useRef({ value, onCommit });
  useEffect(() => {
    latest.current = { value, onCommit };
  });
  useEffect(() => {
    const commit = (editor: EditorView): void => {
      const text = editor.state.doc.toString();
      if (text !== latest.current.value) {
        latest.current.onCommit(text);
      }
    };
    const editor = new EditorView({
      ...(host.current === null ? {} : { parent: host.current }),
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          EditorView.lineWrapping,
          placeholderOf(placeholder),
          codeTheme(theme),
          syntaxHighlighting(codeColours(theme)),
          EditorView.contentAttributes.of({ id, 'aria-label': label }),
          EditorView.domEventHandlers({ blur: (_, left) => commit(left) }),
          Prec.highest(
            keymap.of([
              {
                key: 'Shift-Enter',
                run: (entered) => {
                  commit(entered);
                  return true;
                },
              },
            ])
          ),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
          languageSupport(language, store),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
    // A new editor for another language, store or theme; the text below.
  }, [id, label, placeholder, language, store, theme]);
  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor !== undefined && shown !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);
  return <div ref={host} />;
}
