import * as z from 'zod';

/**
 * Parameters as requests list them, by name. Those that a list leaves out go back to the StackSet's own:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackInstances.html
 * @param names of the template
 */
export function parameterOverrides(names: readonly string[]) {
  return z
    .array(
      z.strictObject({
        ParameterKey: z
          .string()
          .refine((name) => names.includes(name), 'Parameter does not exist in the template'),
        ParameterValue: z.string(),
      }),
    )
    .transform(
      (parameters) =>
        new Map(
          parameters.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
        ),
    );
}
