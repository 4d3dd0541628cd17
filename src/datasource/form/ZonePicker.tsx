import { Choice } from './Choice';

interface ZonePickerProps {
  readonly id: string;
  /** An IANA zone; null for none. */
  readonly zone: string | null;
  /** What holds where none is chosen. */
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly onChange: (zone: string | undefined) => void;
}

/** Chooses a time zone; one that the browser does not know can be written. */
export function ZonePicker({ id, zone, placeholder, isDisabled = false, onChange }: ZonePickerProps) {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((one) => one !== 'UTC')];
  return (
    <Choice
      id={id}
      options={zones.map((one) => ({ value: one, label: one }))}
      value={zone === null || zones.includes(zone) ? zone : { value: zone, label: zone }}
      placeholder={placeholder}
      disabled={isDisabled}
      createCustomValue
      isClearable
      onChange={(option) => onChange(option?.value)}
      width={24}
    />
  );
}
