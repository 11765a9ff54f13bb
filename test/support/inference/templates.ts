/** Chat templates of every kind, shortened: each accepts and refuses the same as its original. */
export const chatTemplates = {
  /** Qwen and many others: every role as it comes. */
  chatml:
    '{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}',
  /** Qwen 3: thinks first unless told otherwise. */
  qwen3:
    "{% for message in messages %}{% set content = message.content %}{% if message.role == 'assistant' and '</think>' in content %}{% set content = content.split('</think>')[-1].lstrip('\\n') %}{% endif %}<|im_start|>{{ message.role }}\n{{ content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% if enable_thinking is defined and enable_thinking is false %}<think>\n\n</think>\n\n{% endif %}{% endif %}",
  /** DeepSeek's distilled models: the answer begins inside the thinking. */
  deepseek:
    "{{ bos_token }}{% for message in messages %}{% if message.role == 'system' %}{{ message.content }}{% elif message.role == 'user' %}<｜User｜>{{ message.content }}{% else %}<｜Assistant｜>{{ message.content }}<｜end▁of▁sentence｜>{% endif %}{% endfor %}{% if add_generation_prompt %}<｜Assistant｜><think>\n{% endif %}",
  /** Gemma: no system role, and strictly alternating turns. */
  gemma:
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}{% if message['role'] == 'assistant' %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}",
  /** Mistral: the system prompt comes before the last question. */
  mistral:
    "{%- if messages[0].role == 'system' %}{%- set system = messages[0].content %}{%- set rest = messages[1:] %}{%- else %}{%- set rest = messages %}{%- endif %}{{- bos_token }}{%- for message in rest %}{%- if (message.role == 'user') != (loop.index0 % 2 == 0) %}{{- raise_exception('After the optional system message, conversation roles must alternate') }}{%- endif %}{%- if message.role == 'user' %}{%- if loop.last and system is defined %}{{- '[INST] ' + system + '\n\n' + message.content + '[/INST]' }}{%- else %}{{- '[INST] ' + message.content + '[/INST]' }}{%- endif %}{%- else %}{{- ' ' + message.content + eos_token }}{%- endif %}{%- endfor %}",
  /** Llama 3: checks for tools and a date. */
  llama3:
    "{{- bos_token }}{%- if not tools is defined %}{%- set tools = none %}{%- endif %}{%- if not date_string is defined %}{%- set date_string = strftime_now('%d %b %Y') %}{%- endif %}{%- if messages[0]['role'] == 'system' %}{%- set system_message = messages[0]['content'] | trim %}{%- set messages = messages[1:] %}{%- else %}{%- set system_message = '' %}{%- endif %}{{- '<|start_header_id|>system<|end_header_id|>\n\nToday Date: ' + date_string + '\n\n' + system_message + '<|eot_id|>' }}{%- for message in messages %}{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] | trim + '<|eot_id|>' }}{%- endfor %}{%- if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{%- endif %}",
  /** Models with vision: content in parts. */
  parts:
    "{% for message in messages %}<|{{ message.role }}|>{% for part in message.content %}{% if part.type == 'text' %}{{ part.text }}{% endif %}{% endfor %}<|end|>{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}",
  /** Older models, without special tokens. */
  vicuna:
    "{% if messages[0]['role'] == 'system' %}{{ messages[0]['content'] + '\n\n' }}{% set messages = messages[1:] %}{% endif %}{% for message in messages %}{% if message['role'] == 'user' %}### Human: {{ message['content'] }}\n{% else %}### Assistant: {{ message['content'] }}\n{% endif %}{% endfor %}{% if add_generation_prompt %}### Assistant: {% endif %}",
  /** Drops the system prompt silently. */
  deaf: "{% for message in messages %}{% if message.role != 'system' %}<{{ message.role }}>{{ message.content }}</{{ message.role }}>{% endif %}{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}",
  /** Takes one question without history. */
  single:
    "{% if messages | length > 1 %}{{ raise_exception('One message only') }}{% endif %}Question: {{ messages[0].content }}\nAnswer:",
} as const;
