/** Stands for an editor that the workbench does not have: its options are left out of the pane, and keep what JSON says. */
export const NoEditor = () => null;
