{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
How far a circular is, and each of its recipients. While it is sent script fetches the counts anew; without script the page loads itself again. }}
<div class="card" id="sending"{{#LIVE}} data-live{{/LIVE}}>
<p role="status"><span class="badge {{STATE_LOOK}}">{{STATE}}</span> {{SETTLED_TEXT}}</p>
<progress value="{{SETTLED}}" max="{{TOTAL_COUNT}}" aria-label="{{_Progress_}}"></progress>
<dl class="facts">
<dt>{{_Sent_}}</dt><dd>{{SENT}}</dd>
{{#FAILED}}<dt>{{_Failed_}}</dt><dd>{{FAILED_COUNT}}</dd>{{/FAILED}}
{{#UNCLEAR}}<dt>{{_May have been sent_}}</dt><dd>{{UNCLEAR_COUNT}}: {{_the server was interrupted while these mails were under way. They are sent again only if you say so._}}</dd>{{/UNCLEAR}}
</dl>
<div class="buttons">
{{#MAY_CANCEL}}<a class="button danger" href="{{CIRCULAR}}/cancel">{{_Cancel sending_}}</a>{{/MAY_CANCEL}}
{{#MAY_REPEAT}}<a class="button" href="{{CIRCULAR}}/again">{{_Send again_}}</a>{{/MAY_REPEAT}}
</div>
</div>
{{#LIVE}}<noscript><meta http-equiv="refresh" content="3"></noscript>{{/LIVE}}
{{>LIST}}
<section class="card" aria-labelledby="text">
<h2 id="text">{{_Text_}}</h2>
<p>{{_Sender_}}: {{CIRCULAR_SENDER}}</p>
<pre tabindex="0">{{CIRCULAR_TEXT:p}}</pre>
</section>
