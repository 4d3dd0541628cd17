import { type NumberFieldConfigSettings, type StandardEditorProps } from '@grafana/data';
import { Input } from '@grafana/ui';
import { useDraft } from './useDraft';

type Props = StandardEditorProps<number | undefined, NumberFieldConfigSettings>;

/** A number, handed over with Enter or on leaving; empty stands for none. */
export function NumberEditor({ id, value, onChange, item }: Props) {
  const [draft, setDraft] = useDraft(value === undefined ? '' : String(value));
  const { min, max, step, integer, placeholder } = item.settings ?? {};
  const commit = () => {
    const next = parse(draft, item.settings);
    setDraft(next === undefined ? '' : String(next));
    if (next !== value) {
      onChange(next);
    }
  };
  return (
    <Input
      id={id}
      type="number"
      value={draft}
      min={min}
      max={max}
      step={integer === true ? 1 : (step ?? 'any')}
      placeholder={placeholder}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

function parse(draft: string, settings: NumberFieldConfigSettings = {}): number | undefined {
  const { min = -Infinity, max = Infinity, integer = false } = settings;
  const typed = draft.trim() === '' ? Number.NaN : Number(draft);
  return Number.isNaN(typed) ? undefined : Math.min(max, Math.max(min, integer ? Math.round(typed) : typed));
}
