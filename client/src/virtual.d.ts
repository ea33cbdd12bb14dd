declare module "virtual:icon/*" {
  const drawing: string;
  export default drawing;
}

declare module "virtual:words/*" {}
