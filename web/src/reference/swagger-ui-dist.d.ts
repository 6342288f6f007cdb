declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export default function SwaggerUIBundle(options: {
    dom_id: string;
    url: string;
    deepLinking: boolean;
    docExpansion: "none" | "list" | "full";
  }): unknown;
}
