import { optional } from 'zod/mini';
import { describe, entries, section, text, whole } from '../../config/schema/leaves.ts';
import { entryName, environment, filled, include, instance, path } from '../../config/schema/values.ts';
import { scaling } from '../autoscaling/schema.ts';
import { compareRules } from '../comparison/schema.ts';

/** `serving` and `endpoints`: the serving code, and the endpoints with their models and instances. */
export const serving = optional(
  describe(
    'The serving code, which is packed into every model together with the trained artifact.',
    section(
      {
        source: describe('Folder of the serving code.', path('python/serving')),
        include,
        image: describe(
          "PrimaryContainer.Image: ray-serve (AWS's image, CPU or GPU as the instance is) or an image URI. Default ray-serve.",
          optional(text('ray-serve or an image URI', 'ray-serve', filled)),
        ),
        environment: environment('PrimaryContainer.Environment'),
      },
      '{ source: python/serving }',
    ),
  ),
);

export const endpoints = optional(
  describe(
    'Endpoints by their name.',
    entries(
      entryName('a name such as dog-breeds'),
      section(
        {
          model: describe(
            'The entry of train whose artifact is served; ec2: that of the EC2 training run.',
            text('the name of an entry in train', 'single', filled),
          ),
          instance: instance('serving', 'ProductionVariants.InstanceType'),
          count: describe('ProductionVariants.InitialInstanceCount. Default 1.', optional(whole(1, 1000, '1'))),
          scaling: optional(scaling),
          gate: describe(
            'Metrics in which a new model must not be worse than the served one: if it is shown to be, deploy fails and the endpoint keeps its model.',
            optional(compareRules),
          ),
          smoke: describe(
            'The smoke test: a request that must be answered correctly after a deployment. Otherwise the endpoint is rolled back.',
            optional(
              section(
                {
                  file: describe('The body of the request.', path('pipeline-config/data/held-out/image.png')),
                  'content-type': describe(
                    'ContentType of InvokeEndpoint.',
                    text('a media type', 'image/jpeg', /^[\w.+-]+\/[\w.+-]+$/),
                  ),
                  expect: describe(
                    'The expected top class. Default: any answer that is not an error.',
                    optional(text('the name of a class', 'Dalmatian', filled)),
                  ),
                },
                '{ file: image.jpg, content-type: image/jpeg, expect: Dalmatian }',
              ),
            ),
          ),
        },
        '{ model: single, instance: ml.m5.xlarge }',
      ),
      'a mapping of endpoints',
      '{ dog-breeds: { model: single, instance: ml.m5.xlarge } }',
    ),
  ),
);
