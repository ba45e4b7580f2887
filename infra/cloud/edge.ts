import { Aws, Duration } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { safeHeaders } from '#infra/local/respond.ts';
import { originHeader } from './api.ts';
import { acknowledge } from './nag.ts';
import { hstsSeconds } from './hsts.ts';
import { answersPolicy, pagesPolicy, scriptsPolicy, votePolicy } from './pages-policy.ts';
import type { Settings } from './settings.ts';
import { spaFallback, voteAddresses, votePage, withoutAuthorization } from './viewer-functions.ts';

export interface EdgeProps {
  settings: Settings;
  files: IBucket;
  apiHost: string;
  /** of the API without access log, for the voting page */
  votesHost: string;
  originSecret: string;
}

/** CloudFront: the pages from the bucket, and the API, on one origin. */
export class Edge extends Construct {
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { settings, files, apiHost, votesHost, originSecret }: EdgeProps) {
    super(scope, id);
    // These names are the account's, whatever the region.
    const named = (part: string): string => `${settings.name}-${part}-${Aws.REGION}`;
    const originAccessControl = new cloudfront.S3OriginAccessControl(this, 'Access', {
      originAccessControlName: named('web'),
    });
    const pages = origins.S3BucketOrigin.withOriginAccessControl(files, { originAccessControl });
    const behindSecret = (host: string): origins.HttpOrigin =>
      new origins.HttpOrigin(host, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        customHeaders: { [originHeader]: originSecret },
        readTimeout: Duration.seconds(35),
      });
    const answers = {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      responseHeadersPolicy: this.#headers(named('answers'), 'AnswersHeaders', answersPolicy),
    };
    const fallback = new cloudfront.Function(this, 'SpaFallback', {
      functionName: named('spa'),
      code: cloudfront.FunctionCode.fromInline(spaFallback),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
    const fromBucket = (headers: cloudfront.ResponseHeadersPolicy): cloudfront.BehaviorOptions => ({
      origin: pages,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      // Compresses with brotli and gzip; how long something is kept says the file itself.
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: headers,
      functionAssociations: [{ function: fallback, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
    });
    const vote = fromBucket(this.#voteHeaders(named('vote')));
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: settings.name,
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_ALL,
      ...(settings.webAcl !== undefined && { webAclId: settings.webAcl }),
      ...this.#address(settings),
      defaultBehavior: fromBucket(this.#headers(named('pages'), 'PagesHeaders', pagesPolicy(settings))),
      // The first that fits decides.
      additionalBehaviors: {
        ...Object.fromEntries([...voteAddresses, votePage].map((address) => [address, vote])),
        '/assets/vote-*': vote,
        '/assets/*.js': fromBucket(this.#headers(named('scripts'), 'ScriptsHeaders', scriptsPolicy(settings))),
        '/api/votes/*': {
          ...answers,
          origin: behindSecret(votesHost),
          originRequestPolicy: this.#nothingOfTheViewer(named('votes')),
          functionAssociations: [
            {
              function: this.#withoutAuthorization(named('bare')),
              eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            },
          ],
        },
        '/api/*': {
          ...answers,
          origin: behindSecret(apiHost),
          originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    this.#useServerCertificate(settings);
    this.#acknowledge(settings);
  }

  #address({ domain }: Settings): Partial<cloudfront.DistributionProps> {
    if (!domain?.certificate.startsWith('arn:')) return {};
    const certificate = acm.Certificate.fromCertificateArn(this, 'Certificate', domain.certificate);
    return {
      domainNames: [domain.name],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  /** A certificate by its id in IAM's store, for partitions whose CloudFront takes none from ACM. */
  #useServerCertificate({ domain }: Settings): void {
    if (!domain || domain.certificate.startsWith('arn:')) return;
    const distribution = this.distribution.node.defaultChild as cloudfront.CfnDistribution;
    distribution.addPropertyOverride('DistributionConfig.Aliases', [domain.name]);
    distribution.addPropertyOverride('DistributionConfig.ViewerCertificate', {
      IamCertificateId: domain.certificate,
      SslSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
  }

  /** Of a request of the voting page its body, and the language in which a refusal is said. */
  #nothingOfTheViewer(originRequestPolicyName: string): cloudfront.OriginRequestPolicy {
    return new cloudfront.OriginRequestPolicy(this, 'VotesRequests', {
      originRequestPolicyName,
      cookieBehavior: cloudfront.OriginRequestCookieBehavior.none(),
      queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.none(),
      headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList('accept-language'),
    });
  }

  /** With a POST, CloudFront sends this header on whatever a policy says. */
  #withoutAuthorization(functionName: string): cloudfront.Function {
    return new cloudfront.Function(this, 'WithoutAuthorization', {
      functionName,
      code: cloudfront.FunctionCode.fromInline(withoutAuthorization),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    });
  }

  #voteHeaders(name: string): cloudfront.ResponseHeadersPolicy {
    return this.#headers(name, 'VoteHeaders', votePolicy, {
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
    });
  }

  #headers(
    responseHeadersPolicyName: string,
    id: string,
    policy: string,
    stricter: cloudfront.ResponseSecurityHeadersBehavior = {},
  ): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, id, {
      responseHeadersPolicyName,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.SAMEORIGIN, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(hstsSeconds),
          includeSubdomains: true,
          override: true,
        },
        ...stricter,
      },
      customHeadersBehavior: {
        customHeaders: (['cross-origin-opener-policy', 'cross-origin-resource-policy'] as const).map((header) => ({
          header,
          value: safeHeaders[header]!,
          override: true,
        })),
      },
    });
  }

  #acknowledge({ domain, webAcl }: Settings): void {
    const because = (id: string, reason: string): void => acknowledge(this.distribution, id, reason);
    because('AwsSolutions-CFR1', 'people travel; who may do what is decided by their account, not by their country');
    if (webAcl === undefined)
      because('AwsSolutions-CFR2', 'a firewall costs more a month than a county; `-c webAcl=…` puts one in front');
    because('AwsSolutions-CFR3', 'its logs hold query strings, in which a login returns its code; the API logs routes');
    if (!domain?.certificate.startsWith('arn:'))
      because('AwsSolutions-CFR4', 'CloudFront’s own address has its own rules; with a domain it is TLS 1.2 at least');
  }
}
