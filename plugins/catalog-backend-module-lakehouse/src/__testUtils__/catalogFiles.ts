/** A catalog file as the generator writes it for one source: system, database, pipeline and a published table. */
export const catalogFile = (
  source: string,
) => `apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: ${source}
spec:
  owner: group:default/sales-data
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: ${source}-database
spec:
  type: database
  owner: group:default/sales-data
  system: ${source}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${source}-pipeline
  annotations:
    lakehouse.io/contract: ${source}
spec:
  type: data-pipeline
  lifecycle: production
  owner: group:default/sales-data
  system: ${source}
  dependsOn: [resource:default/${source}-database]
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: marts.${source}_orders
  annotations:
    lakehouse.io/table-ref: platform/marts.${source}_orders
spec:
  type: iceberg-table
  owner: group:default/sales-data
  system: ${source}
  dependsOn: [component:default/${source}-pipeline]
`;
