const address = /^(\d{1,3}(\.\d{1,3}){3}|([\w-]+\.)+(com|net|org|io|dev|app|cloud|internal|lan))(:\d+)?(?=$|[_/])/i;

/**
 * Whether a service's name is a network address (`10.0.0.7:5432`, `search.eu-west.elb.example.com`): what its callers saw
 * at that end, which is the service behind it under another name, with the network in between.
 */
export function isAddress(service: string): boolean {
  return address.test(service);
}
