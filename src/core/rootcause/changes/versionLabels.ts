/** Labels that name what was deployed, on any series. */
export const releaseLabels: readonly string[] = [
  'image',
  'image_spec',
  'image_tag',
  'service_version',
  'service.version',
  'app_kubernetes_io_version',
  'label_app_kubernetes_io_version',
];

/** On series that exist to tell of a build these name it too; on others they may be a protocol's version, or a tag. */
export const infoLabels: readonly string[] = [
  ...releaseLabels,
  'version',
  'label_version',
  'tag',
  'git_commit',
  'commit',
  'revision',
];
