import { type GRPCControllerServer } from '../generated/goplugin';

/** Lets the host end this process. */
export function controllerService(shutdown: () => void): GRPCControllerServer {
  return {
    shutdown: (_call, callback) => {
      callback(null, {});
      shutdown();
    },
  };
}
