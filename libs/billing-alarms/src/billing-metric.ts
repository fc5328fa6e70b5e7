/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html */
export const billingMetric = { Namespace: 'AWS/Billing', MetricName: 'EstimatedCharges' };
