import { EditorField } from '@grafana/plugin-ui';
import { type ReactElement } from 'react';

interface Props {
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong with the field's value, for the one who filled it in. */
  readonly problem?: string | undefined;
  /** The id of the element that the label names, where it is not the child itself. */
  readonly htmlFor?: string;
  readonly children: ReactElement;
}

/** A field of a form: its label, with help at the label, and what is wrong below it. */
export function FieldFrame({ label, help, problem, htmlFor, children }: Props) {
  return (
    <EditorField
      label={label}
      {...(help === undefined ? {} : { tooltip: help })}
      {...(htmlFor === undefined ? {} : { htmlFor })}
      {...(problem === undefined ? {} : { invalid: true, error: problem })}
    >
      {children}
    </EditorField>
  );
}
